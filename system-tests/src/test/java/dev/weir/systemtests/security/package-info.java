/** The application with clusters and registries that require authentication. */
package dev.weir.systemtests.security;
