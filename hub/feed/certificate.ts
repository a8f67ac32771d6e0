// What the maker of certificates needs before it is loaded.
import 'reflect-metadata'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { isIP } from 'node:net'
import { certificateMaker, randomHex } from '../../db/crypto.ts'
import { epochOf, type Instant } from '../../domain/time/instant.ts'

const day = 86_400_000
/** Longest that systems take from a certificate that a person imported. Laptops pin it and do not ask for dates. */
const validDays = 820

/** A self-signed server certificate for these names and addresses, with its key, as PEM. */
export async function makeCertificate(
  names: readonly string[],
  now: Instant,
): Promise<{ certificate: string; key: string }> {
  const keys = await certificateMaker.keys()
  const made = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: `01${randomHex(15)}`,
      name: [{ CN: ['hub'] }],
      // A day early: the clock of who checks it may be behind.
      notBefore: new Date(epochOf(now) - day),
      notAfter: new Date(epochOf(now) + validDays * day),
      signingAlgorithm: certificateMaker.signing,
      keys,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension(
          [...new Set(names)].map((value) => ({ type: isIP(value) ? ('ip' as const) : ('dns' as const), value })),
        ),
      ],
    },
    certificateMaker.crypto,
  )
  return { certificate: made.toString('pem'), key: await certificateMaker.privatePem(keys.privateKey) }
}
