/** How long is waited for what, and the waiting itself. */
package cognitosync.device.time;
