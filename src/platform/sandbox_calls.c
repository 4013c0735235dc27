/*
 * What the program may ask of the system: a list, and all else is refused.
 *
 * By hand and not by libseccomp, which would be a library more for a list that
 * needs none of what it is good at, and takes a tenth of the start.
 *
 * What is refused fails and does not kill: a new version of a library that
 * tries a call we have not heard of must not end a person's check, and
 * libraries know what to do when a call is not there (ENOSYS).
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

#include "harmcheck/sandbox.h"
#include "sandbox_built.h"

#if SANDBOX_BUILT
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>

#if defined(__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define MACHINE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define MACHINE AUDIT_ARCH_RISCV64
#endif
#endif

#ifdef MACHINE

/* Numbers differ from machine to machine, and not all have each call. */
static const unsigned short allowed[] = {
    /* files that are open */
    SYS_read,
    SYS_write,
    SYS_readv,
    SYS_writev,
    SYS_pread64,
    SYS_pwrite64,
    SYS_lseek,
    SYS_close,
    SYS_fstat,
    SYS_fsync,
    SYS_fdatasync,
    SYS_ftruncate,
    SYS_flock,
    SYS_dup,
    SYS_dup3,
    SYS_pipe2,
    SYS_fchmod,
    SYS_fadvise64,
    SYS_getdents64,
#ifdef SYS_close_range
    SYS_close_range,
#endif
#ifdef SYS_dup2
    SYS_dup2,
    SYS_pipe,
#endif
    /* files by name: which ones, Landlock says */
    SYS_openat,
    SYS_newfstatat,
    SYS_statx,
    SYS_faccessat,
    SYS_readlinkat,
    SYS_renameat2,
    SYS_linkat,
    SYS_unlinkat,
    SYS_mkdirat,
    SYS_getcwd,
#ifdef SYS_open
    SYS_open,
    SYS_stat,
    SYS_lstat,
    SYS_access,
    SYS_readlink,
    SYS_rename,
    SYS_link,
    SYS_unlink,
    SYS_mkdir,
#endif
#ifdef SYS_renameat
    SYS_renameat,
#endif
#ifdef SYS_faccessat2
    SYS_faccessat2,
#endif
    /* waiting */
    SYS_ppoll,
    SYS_pselect6,
    SYS_nanosleep,
    SYS_clock_nanosleep,
    SYS_restart_syscall,
#ifdef SYS_poll
    SYS_poll,
    SYS_select,
#endif
#ifdef SYS_eventfd2
    SYS_eventfd2,
#endif
    /* memory */
    SYS_mmap,
    SYS_munmap,
    SYS_mremap,
    SYS_mprotect,
    SYS_madvise,
    SYS_brk,
    SYS_mlock,
    SYS_munlock,
#ifdef SYS_mlock2
    SYS_mlock2,
#endif
    /* threads and signals; how a thread is started, see below */
    SYS_futex,
    SYS_set_robust_list,
    SYS_set_tid_address,
    SYS_sched_yield,
    SYS_sched_getaffinity,
    SYS_rt_sigaction,
    SYS_rt_sigprocmask,
    SYS_rt_sigreturn,
    SYS_rt_sigpending,
    SYS_rt_sigsuspend,
    SYS_rt_sigtimedwait,
    SYS_sigaltstack,
    SYS_exit,
    SYS_exit_group,
#ifdef SYS_rseq
    SYS_rseq,
#endif
    /* oneself, the clock and the system */
    SYS_getpid,
    SYS_gettid,
    SYS_getppid,
    SYS_getpgid,
    SYS_getsid,
    SYS_getuid,
    SYS_geteuid,
    SYS_getgid,
    SYS_getegid,
    SYS_getrlimit,
    SYS_setrlimit,
    SYS_getrusage,
    SYS_umask,
    SYS_getrandom,
    SYS_clock_gettime,
    SYS_clock_getres,
    SYS_gettimeofday,
    SYS_times,
    SYS_uname,
    SYS_sysinfo,
#ifdef SYS_getpgrp
    SYS_getpgrp,
    SYS_time,
#endif
/* to shut off files, once they are known */
#ifdef SYS_landlock_create_ruleset
    SYS_landlock_create_ruleset,
    SYS_landlock_add_rule,
    SYS_landlock_restrict_self,
#endif
};

#define TERMIOS2 44 /* bytes; its type does not go with <termios.h> */

/* What is asked of a terminal. TIOCSTI, which types into it, is not here. */
static const unsigned asked[] = {
    TCGETS,
    TCSETS,
    TCSETSW,
    TCSETSF,
    TIOCGWINSZ,
    TIOCGPGRP,
    TIOCSPGRP,
    TCFLSH,
    TCXONC,
    TCSBRK,
    TCSBRKP,
    FIONREAD,
    TIOCOUTQ,
    /* the same with a speed of any number, as new libraries ask */
    _IOC(_IOC_READ, 'T', 0x2a, TERMIOS2),
    _IOC(_IOC_WRITE, 'T', 0x2b, TERMIOS2),
    _IOC(_IOC_WRITE, 'T', 0x2c, TERMIOS2),
    _IOC(_IOC_WRITE, 'T', 0x2d, TERMIOS2),
};

/* What is done with an open file. To have a signal sent to another program when
 * something can be read (F_SETOWN, F_SETSIG) is not here. */
static const unsigned commands[] = {
    F_DUPFD,
    F_DUPFD_CLOEXEC,
    F_GETFD,
    F_SETFD,
    F_GETFL,
    F_SETFL,
    F_GETPIPE_SZ,
    F_SETPIPE_SZ,
};

/* What is asked about oneself. To be looked into again, or to let another
 * program do so (PR_SET_PTRACER), is not here. */
static const unsigned of_oneself[] = {
    PR_SET_NO_NEW_PRIVS,
    PR_GET_SECCOMP,
    PR_GET_DUMPABLE,
    PR_GET_NAME,
    PR_SET_NAME,
};

/* Limits are one's own: of no other process. */
static const unsigned own_limits[] = {0};

/* The terminal stops the whole job: make(1) too, if there is one. */
static const unsigned stops[] = {SIGTSTP, SIGTTIN, SIGTTOU};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))
#define PROGRAM_MOST 400 /* statements */

struct program {
	struct sock_filter code[PROGRAM_MOST];
	unsigned short n;
};

static void
say(struct program *p, unsigned short code, unsigned k, unsigned char yes,
    unsigned char no)
{
	p->code[p->n++] = (struct sock_filter)BPF_JUMP(code, k, yes, no);
}

static void
load(struct program *p, size_t at)
{
	say(p, BPF_LD | BPF_W | BPF_ABS, (unsigned)at, 0, 0);
}

static void
answer(struct program *p, unsigned what)
{
	say(p, BPF_RET | BPF_K, what, 0, 0);
}

#define REFUSED(error) (SECCOMP_RET_ERRNO | (error))

/* Where the low half of an argument lies; our machines have it first. */
#define ARGUMENT(i) (offsetof(struct seccomp_data, args) + 8 * (size_t)(i))

/* The number that is loaded is K: then the answer is WHAT. */
static void
when(struct program *p, unsigned k, unsigned what)
{
	say(p, BPF_JMP | BPF_JEQ | BPF_K, k, 0, 1);
	answer(p, what);
}

/* The call CALL, when its argument ARG is one of LIST. */
static void
only_with(struct program *p, unsigned call, unsigned arg, const unsigned *list,
    size_t n)
{
	say(p, BPF_JMP | BPF_JEQ | BPF_K, call, 0, (unsigned char)(2 * n + 2));
	load(p, ARGUMENT(arg));
	for (size_t i = 0; i < n; i++)
		when(p, list[i], SECCOMP_RET_ALLOW);
	answer(p, REFUSED(EPERM));
}

/* A thread, and no process. clone3() has its flags in memory, where nobody can
 * look: libraries go back to clone() when it is not there. */
static void
threads(struct program *p)
{
	say(p, BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 4);
	load(p, ARGUMENT(0));
	say(p, BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 0, 1);
	answer(p, SECCOMP_RET_ALLOW);
	answer(p, REFUSED(EPERM));
}

static void
signals(struct program *p)
{
	const unsigned self = (unsigned)getpid(), job = 0;

	only_with(p, SYS_tgkill, 0, &self, 1);
	/* kill(): to oneself anything, to the job only what stops it */
	say(p, BPF_JMP | BPF_JEQ | BPF_K, SYS_kill, 0,
	    (unsigned char)(2 * COUNT(stops) + 6));
	load(p, ARGUMENT(0));
	when(p, self, SECCOMP_RET_ALLOW);
	say(p, BPF_JMP | BPF_JEQ | BPF_K, job, 0,
	    (unsigned char)(2 * COUNT(stops) + 1));
	load(p, ARGUMENT(1));
	for (size_t i = 0; i < COUNT(stops); i++)
		when(p, stops[i], SECCOMP_RET_ALLOW);
	answer(p, REFUSED(EPERM));
}

/* Somebody else's filter may be there already, and refuse ours. */
static bool shut;

static void
write_program(struct program *p)
{
	/* a call by another machine's numbers is no accident */
	load(p, offsetof(struct seccomp_data, arch));
	say(p, BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0);
	answer(p, SECCOMP_RET_KILL_PROCESS);
	load(p, offsetof(struct seccomp_data, nr));
	for (size_t i = 0; i < COUNT(allowed); i++)
		when(p, allowed[i], SECCOMP_RET_ALLOW);
	only_with(p, SYS_ioctl, 1, asked, COUNT(asked));
	only_with(p, SYS_fcntl, 1, commands, COUNT(commands));
	only_with(p, SYS_prctl, 0, of_oneself, COUNT(of_oneself));
	only_with(p, SYS_prlimit64, 0, own_limits, COUNT(own_limits));
	threads(p);
	signals(p);
	answer(p, REFUSED(ENOSYS));
}

void
sandbox_calls(void)
{
	static struct program p; /* large, and needed once */
	struct sock_fprog all = {.filter = p.code};

	p.n = 0;
	write_program(&p);
	all.len = p.n;
	shut = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &all) == 0;
}

bool
sandbox_calls_shut(void)
{
	return shut;
}

#else

void
sandbox_calls(void)
{
}

bool
sandbox_calls_shut(void)
{
	return false;
}

#endif
