/** How log lines are written: what a record, a model or a server has named cannot forge one. */
package dev.weir.log;
