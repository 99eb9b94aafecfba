/** Models and timelines for operators: tables for people, JSON for programs. */
package dev.weir.cli.format;
