/** Commands that publish, assign and list models. */
package dev.weir.cli.models;
