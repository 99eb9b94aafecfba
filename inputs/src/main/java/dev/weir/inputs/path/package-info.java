/**
 * Paths into records, compiled into a plan that a format's reader follows once per record, and the
 * slots that it fills.
 */
package dev.weir.inputs.path;
