/** What a command knows of the world around it: output, clock, browser, environment. */
package cognitosync.device.terminal;
