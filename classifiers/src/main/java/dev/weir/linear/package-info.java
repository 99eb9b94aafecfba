/** Ridge classification and the linear algebra under it. */
package dev.weir.linear;
