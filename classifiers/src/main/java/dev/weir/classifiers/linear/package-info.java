/** Ridge classification and its linear algebra. */
package dev.weir.classifiers.linear;
