/* Does this build shut off anything? See harmcheck/sandbox.h. */
#ifndef HARMCHECK_SANDBOX_BUILT_H
#define HARMCHECK_SANDBOX_BUILT_H

#ifndef __has_feature
#define __has_feature(x) 0
#endif

#if defined(HARMCHECK_UNCONFINED) || defined(__SANITIZE_ADDRESS__) ||     \
    defined(__SANITIZE_THREAD__) || __has_feature(address_sanitizer) ||   \
    __has_feature(memory_sanitizer) || __has_feature(thread_sanitizer) || \
    __has_feature(undefined_behavior_sanitizer) || !defined(__linux__)
#define SANDBOX_BUILT 0
#else
#define SANDBOX_BUILT 1
#endif

/* Did sandbox_calls() shut them off? */
bool sandbox_calls_shut(void);

/* The version of Landlock that the system knows; 0: none. */
int sandbox_files_known(void);

#endif
