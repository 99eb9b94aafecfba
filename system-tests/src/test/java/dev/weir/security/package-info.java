/** The application on clusters and registries that ask who one is. */
package dev.weir.security;
