/**
 * Attribute values and items: types, wire form, sizes, order, keys and limits. Pure.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">Data types and naming rules</a>
 */
package cognitosync.localcloud.dynamodb.item;
