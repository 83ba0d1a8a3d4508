/* A program linked to a library, for library_header to read which file that is. */
int main(void)
{
    return 0;
}
