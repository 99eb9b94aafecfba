/** Tables and plurals for terminals. */
package dev.weir.reports.text;
