/**
 * Checks a deployment step by step, as a visitor, as the signed-in user and as the developer: one check a class, one
 * sentence a finding.
 */
package cognitosync.device.doctor;
