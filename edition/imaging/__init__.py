"""Picture files, for every room that shows one: opened, set upright, put into sRGB, rid of what is private in them."""
