/** What a command knows of the world around it, and how it ends: with an exit code and, where it failed, one sentence. */
package cognitosync.device.terminal;
