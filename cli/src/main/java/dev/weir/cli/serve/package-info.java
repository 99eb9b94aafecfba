/** Commands that run the application: {@code serve}, {@code demo}. */
package dev.weir.cli.serve;
