import { theme as themes, type ThemeConfig } from 'antd'
import type { Look } from './apply.ts'
import { palettes } from './palette.ts'

/**
 * The look for antd. Its own colours miss the contrast of WCAG AA in many places, so every one that carries a
 * word is set from the palette, in both themes: its dark algorithm would change them again.
 */
export function antdTheme({ theme, density, fontScale }: Look): ThemeConfig {
  const p = palettes[theme]
  const scale = fontScale / 100
  const compact = density === 'compact'
  const size = (px: number): number => Math.round(px * scale)
  return {
    algorithm: themes.defaultAlgorithm,
    token: {
      colorPrimary: p.primary,
      colorPrimaryHover: p['primary-strong'],
      colorPrimaryActive: p['primary-strong'],
      colorPrimaryBg: p['primary-bg'],
      colorPrimaryBorder: p.primary,
      colorLink: p.primary,
      colorLinkHover: p['primary-strong'],
      colorSuccess: p.ok,
      colorSuccessBg: p['ok-bg'],
      colorWarning: p.warn,
      colorWarningBg: p['warn-bg'],
      colorWarningBorder: p['warn-line'],
      colorError: p.err,
      colorErrorHover: p.err,
      colorErrorActive: p.err,
      colorErrorBg: p['err-bg'],
      colorErrorBorder: p['err-line'],
      colorInfo: p.primary,
      colorInfoBg: p['primary-bg'],
      colorText: p['text-1'],
      colorTextSecondary: p['text-2'],
      colorTextTertiary: p['text-3'],
      colorTextQuaternary: p['text-3'],
      colorTextPlaceholder: p['text-3'],
      colorTextDescription: p['text-3'],
      colorTextDisabled: p['text-3'],
      colorTextLightSolid: p['on-primary'],
      colorIcon: p['text-2'],
      colorTextBase: p['text-1'],
      colorBgBase: p.surface,
      colorBgContainer: p.surface,
      colorBgElevated: p.surface,
      colorBgLayout: p.bg,
      colorBgContainerDisabled: p.sunken,
      colorBgMask: p.mask,
      colorBorder: p.control,
      colorBorderDisabled: p.control,
      colorBorderSecondary: p.line,
      colorSplit: p.line,
      controlItemBgActive: p['primary-bg'],
      controlItemBgHover: p.sunken,
      fontFamily: 'var(--font)',
      fontFamilyCode: 'var(--font-mono)',
      fontSize: size(compact ? 14 : 15),
      fontSizeSM: size(13),
      fontSizeLG: size(compact ? 15 : 17),
      controlHeight: size(compact ? 34 : 40),
      controlHeightSM: size(compact ? 28 : 32),
      controlHeightLG: size(compact ? 40 : 48),
      borderRadius: 8,
      borderRadiusSM: 6,
      borderRadiusLG: 10,
      lineWidthFocus: 3,
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.15s',
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 500,
        primaryColor: p['on-primary'],
        dangerColor: p['on-err'],
      },
      Tooltip: { colorBgSpotlight: p.undo, colorTextLightSolid: p['on-undo'] },
      Segmented: {
        itemSelectedBg: p.primary,
        itemSelectedColor: p['on-primary'],
        trackBg: p.surface,
        itemColor: p['text-1'],
      },
      Radio: { buttonSolidCheckedColor: p['on-primary'] },
      Select: { optionSelectedBg: p['primary-bg'], optionSelectedColor: p['text-1'] },
    },
  }
}
