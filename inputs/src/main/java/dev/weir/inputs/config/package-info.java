/** Settings to mappings, with all errors together. */
package dev.weir.inputs.config;
