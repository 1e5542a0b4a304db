/** Cognito Sync, from one CDK app, on AWS or on this machine. */
package cognitosync;
