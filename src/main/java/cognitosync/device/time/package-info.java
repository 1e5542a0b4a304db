/** Time-outs and pauses. */
package cognitosync.device.time;
