/** Objects: headers, checksums, ranges, conditional requests, errors. */
package cognitosync.localcloud.s3.object;
