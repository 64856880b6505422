/** Why a call is left to whoever knows the program. */
export class NotSure extends Error {}
