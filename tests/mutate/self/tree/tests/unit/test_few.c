int few(int n);

/* Neither at 3 nor at 11, where it would tell. */
int
main(void)
{
	return few(2) != 0 || few(5) != 5 || few(10) != 10 || few(20) != 10;
}
