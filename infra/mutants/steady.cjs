const fc = require('fast-check')

/** The same examples in every run, and no search for the smallest one: a mutant is killed by any. */
fc.configureGlobal({ seed: 20261123, endOnFailure: true })
