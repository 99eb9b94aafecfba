/**
 * Commands that measure, explain and describe models: {@code evaluate}, {@code report}, {@code
 * explain}, {@code card}, {@code reproduce}.
 */
package dev.weir.cli.evaluation;
