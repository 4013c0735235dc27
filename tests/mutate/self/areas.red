odd src/few.c test_red test_few
