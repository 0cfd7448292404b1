/**
 * How node runs an app. What a request and the reactions to it make lives for tenths of a second: with the usual 16 MB for what
 * is young much of that is taken for old, and to clear away what is old is dear (a tenth of the CPU under load).
 */
export const nodeFlags = ['--enable-source-maps', '--max-semi-space-size=64']
