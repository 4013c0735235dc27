/* Red, whatever is changed. */
int
main(void)
{
	return 1;
}
