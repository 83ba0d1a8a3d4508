/* placeholder until its author writes it */
extern int placeholder;
