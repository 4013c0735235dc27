/* The program's version; the bank has its own. */
#ifndef HARMCHECK_VERSION_H
#define HARMCHECK_VERSION_H

#define HARMCHECK_VERSION "0.1.0"

#endif
