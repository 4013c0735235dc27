int few(int n);

int
main(void)
{
	return few(0);
}
