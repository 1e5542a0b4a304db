/** How an AWS account names what is in it: ARNs, and what {@code cdk bootstrap} makes. */
package cognitosync.localcloud.names;
