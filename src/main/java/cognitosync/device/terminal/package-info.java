/** The environment of a command: output, clock, browser, environment variables. */
package cognitosync.device.terminal;
