/** WNN and DWNN combined. */
package dev.weir.classifiers.combined;
