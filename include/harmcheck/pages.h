/* Memory straight from the system. */
#ifndef HARMCHECK_PAGES_H
#define HARMCHECK_PAGES_H

/* From now on arenas take pages from the system, not from the C library: pages
 * that nobody touches are no memory then, and small pieces come filled, which
 * is quicker than asking for each page when it is first touched. Nothing
 * happens where a sanitizer looks for lost memory. */
void pages_begin(void);

#endif
