/** Files and folders that only their owner can read and change: the only place where the device writes to a disk. */
package cognitosync.device.files;
