/** Reports on a model as a page and as pictures. */
package dev.weir.reports;
