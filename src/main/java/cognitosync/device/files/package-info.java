/** Files and folders that only their owner can read and change: the one place where the device writes to a disk. */
package cognitosync.device.files;
