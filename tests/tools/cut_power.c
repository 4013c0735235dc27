/* cut_power FOLDER: the ext4 file system of FOLDER takes nothing more and
 * writes out nothing more, not even its journal, as if the power had gone. What
 * it has on the disk then, the next mount shows. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define SHUTDOWN _IOR('X', 125, uint32_t)
#define NO_LOG_FLUSH 2

int
main(int argc, char **argv)
{
	uint32_t how = NO_LOG_FLUSH;
	int fd;

	if (argc != 2)
		return 2;
	fd = open(argv[1], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd == -1 || ioctl(fd, SHUTDOWN, &how) == -1) {
		perror(argv[1]);
		return 1;
	}
	close(fd);
	return 0;
}
