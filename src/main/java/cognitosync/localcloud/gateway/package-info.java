/** The API port: finds the service of a request and runs the AWS query protocol of STS and CloudFormation. */
package cognitosync.localcloud.gateway;
