/** Tables: what the template says of them, which of them exist, and how much they may be used. */
package cognitosync.localcloud.dynamodb.table;
