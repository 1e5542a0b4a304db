/**
 * The template language: parameters, rules, conditions, intrinsic functions, all pure.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">Intrinsic functions</a>
 */
package cognitosync.localcloud.cloudformation.template;
