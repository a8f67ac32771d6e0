/** What a form prints where a field holds nothing: nobody filled it in, nothing was measured, or it does not apply. */
export const notEntered = '未填写'
export const notCollected = '未采集'
export const notConcerned = '不涉及'
/** Left for a pen. */
export const dateBlank = '　　　　年　　月　　日'
