package cognitosync.localcloud.appsync.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.appsync.datasource.TableCalls;
import cognitosync.localcloud.http.Headers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** Queries and mutations: values, errors in AppSync's form, the decision on each field, and what is told of them. */
class GraphqlEnginesTest {
    private static final String SCHEMA = """
            type Query { wall(id: ID = "w"): Wall other: String walls: [Wall!] strict: Strict node: Node }
            type Mutation { paint(id: ID!): Wall }
            type Subscription { painted(id: ID): Wall @aws_subscribe(mutations: ["paint"]) }
            type Wall implements Node { id: ID! colour: String size: Int parts: [String!] owner: Owner data: AWSJSON }
            type Owner { name: String! wall: Wall }
            type Strict { inner: Inner! }
            type Inner { id: ID! }
            interface Node { id: ID! }
            """;
    private static final String WALL =
            "return {id: 'w', colour: 'red', size: 3, owner: {name: 'Ann'}, data: {a: [1]}};";

    private final EngineFixture api = new EngineFixture(SCHEMA);

    @Test
    void query_returnsWhatIsSelected_aliasesAndFragmentsIncluded() {
        api.responding("Query.wall", WALL);
        assertThat(api.answer(
                        "query($no: Boolean!) { first: wall { ...W owner { n: name } id @skip(if: $no) } }"
                                + " fragment W on Wall { colour size data __typename }",
                        "{'no': true}"))
                .isEqualTo("{'data':{'first':{'colour':'red','size':3,'data':'{\\'a\\':[1]}','__typename':'Wall',"
                        + "'owner':{'n':'Ann'}}}}");
        assertThat(api.asked)
                .containsExactly(
                        "appsync:GraphQL arn:aws:appsync:eu-west-1:123456789012:apis/apiid/types/Query/fields/wall");
    }

    @Test
    void deniedField_isNull_whileOthersAreAnswered() {
        api.responding("Query.wall", WALL).responding("Query.other", "return 'seen';");
        api.denied.add("fields/wall");
        assertThat(api.answer("{ w: wall { id } other }"))
                .isEqualTo("{'data':{'w':null,'other':'seen'},'errors':[{'path':['w'],'data':null,"
                        + "'errorType':'Unauthorized','errorInfo':null,'locations':[{'line':1,'column':3,'sourceName':null}],"
                        + "'message':'Not Authorized to access wall on type Query'}]}");
        assertThat(EngineFixture.json(api.details.get(0).path("fields").path(0)))
                .isEqualTo("{'path':'/w','type':'Query','field':'wall','isAllowed':false,"
                        + "'arguments':[{'name':'id','value':'w'}]}");
    }

    @Test
    void unauthorizedByResolver_readsAsADenial() {
        api.responding("Query.wall", "util.unauthorized();");
        assertThat(api.answer("{ wall { id } }"))
                .contains(
                        "{'data':{'wall':null}",
                        "'errorType':'Unauthorized'",
                        "'Not Authorized to access wall on type Query'");
    }

    @Test
    void context_isThatOfAppSync() {
        api.responding("Query.wall", "return {id: 'w', data: ctx};");
        JsonNode ctx = EngineFixture.parse(
                api.body("query Q($id: ID!) { wall(id: $id) { data owner { title: name } } }", "{'id': 'x', 'more': 1}")
                        .at("/data/wall/data")
                        .asText());
        assertThat(EngineFixture.json(ctx.path("args"))).isEqualTo("{'id':'x'}");
        assertThat(EngineFixture.json(ctx.path("identity")))
                .isEqualTo("{'accountId':'123456789012','cognitoIdentityPoolId':'eu-west-1:pool',"
                        + "'cognitoIdentityId':'eu-west-1:me','sourceIp':['127.0.0.1'],"
                        + "'username':'User:CognitoIdentityCredentials',"
                        + "'userArn':'arn:aws:sts::123456789012:assumed-role/User/CognitoIdentityCredentials',"
                        + "'cognitoIdentityAuthType':'authenticated','cognitoIdentityAuthProvider':"
                        + "'\\'cognito-idp/P\\',\\'cognito-idp/P:CognitoSignIn:sub\\''}");
        assertThat(EngineFixture.json(ctx.path("info")))
                .isEqualTo("{'fieldName':'wall','parentTypeName':'Query','variables':{'id':'x','more':1},"
                        + "'selectionSetList':['data','owner','owner/title'],"
                        + "'selectionSetGraphQL':'{\\n  data\\n  owner {\\n    title: name\\n  }\\n}'}");
        assertThat(EngineFixture.json(ctx.path("request"))).isEqualTo("{'headers':{'x-test':'yes'},'domainName':null}");
        assertThat(ctx.path("source").isNull()).isTrue();
        assertThat(ctx.path("env").path("STAGE").asText()).isEqualTo("test");
    }

    @Test
    void nestedField_withAResolver_getsItsParentAsSource() {
        api.responding("Query.walls", "return [{id: 'a'}, {id: 'b'}];")
                .responding("Wall.colour", "return ctx.source.id + ' by ' + ctx.info.parentTypeName;");
        assertThat(api.answer("{ walls { colour } }"))
                .isEqualTo("{'data':{'walls':[{'colour':'a by Wall'},{'colour':'b by Wall'}]}}");
    }

    @Test
    void nullOfANonNullField_goesToTheNearestNullable() {
        api.responding("Query.strict", "return {inner: {}};");
        assertThat(api.answer("{ strict { inner { id } } }"))
                .isEqualTo(
                        "{'data':{'strict':null},'errors':[{'path':['strict','inner','id'],'locations':null,'message':"
                                + "'Cannot return null for non-nullable type: 'ID' within parent"
                                + " 'Inner' (/strict/inner/id)'}]}");
    }

    @Test
    void interface_isToldByItsTypename() {
        api.responding("Query.node", "return {id: 'w', __typename: 'Wall'};");
        assertThat(api.answer("{ node { id ... on Wall { size } } }"))
                .isEqualTo("{'data':{'node':{'id':'w','size':null}}}");
    }

    @Test
    void utilError_hasDataAsSelected_andInfoAsItIs() {
        api.responding("Query.wall", "util.error('gone', 'Conflict', {id: 'w', size: 3, colour: 'red'}, {any: 1});");
        assertThat(api.answer("{ wall { id size } }"))
                .startsWith("{'data':{'wall':null},'errors':[{'path':['wall'],'data':{'id':'w','size':3},"
                        + "'errorType':'Conflict','errorInfo':{'any':1},")
                .endsWith("'message':'gone'}]}");
    }

    @Test
    void appendedError_leavesTheValue() {
        api.responding("Query.other", "util.appendError('careful', 'Warning'); return 'value';");
        assertThat(api.answer("{ other }"))
                .startsWith("{'data':{'other':'value'},'errors':[{")
                .contains("'errorType':'Warning'", "'message':'careful'");
    }

    @Test
    void objectInPlaceOfAList_isAnError() {
        api.responding("Query.walls", "return {id: 'a'};");
        assertThat(api.answer("{ walls { id } }"))
                .contains(
                        "'data':{'walls':null}",
                        "Can't resolve value (/walls) : type mismatch error, expected type LIST");
    }

    @Test
    void mutation_tellsSubscribersItsSelection_byTheNamesOfTheFields() {
        api.responding(
                "Mutation.paint",
                "extensions.invalidateSubscriptions({subscriptionField: 'painted', payload: {id: 'w'}});" + WALL);
        assertThat(api.answer("mutation { p: paint(id: \"w\") { i: id owner { n: name } } }"))
                .contains("'i':'w'");
        assertThat(api.published)
                .containsExactly(
                        "paint {'id':'w','owner':{'name':'Ann'}}",
                        "invalidated {'subscriptionField':'painted','payload':{'id':'w'}}");
    }

    @Test
    void failedMutation_tellsNothing() {
        api.responding("Mutation.paint", "util.error('no', 'Conflict');");
        api.answer("mutation { paint(id: \"w\") { id } }");
        assertThat(api.published).isEmpty();
    }

    @Test
    void changedApi_isSeenAtOnce() {
        api.responding("Query.other", "return 'old';");
        assertThat(api.answer("{ other }")).contains("old");
        api.responding("Query.other", "return 'new';").schema(SCHEMA + " type More { a: Int }");
        assertThat(api.answer("{ other }")).contains("new");
    }

    @Test
    void trace_namesEachStep_withRequestAndResponse() {
        api.tables = (role, operation, request) ->
                TableCalls.Outcome.of((ObjectNode) EngineFixture.parse("{'Item': {'id': {'S': 'w'}}}"));
        api.pipeline(
                "Query.wall",
                "export function request(ctx) { console.log('asking');"
                        + " return {operation: 'GetItem', key: {id: {S: 'w'}}}; }\n"
                        + "export function response(ctx) { return ctx.result; }");
        assertThat(api.answer("{ wall { id } }")).isEqualTo("{'data':{'wall':{'id':'w'}}}");
        assertThat(EngineFixture.json(api.details.get(0)))
                .isEqualTo(
                        "{'apiId':'apiid','operation':'QUERY','fields':[{'path':'/wall','type':'Query','field':'wall',"
                                + "'isAllowed':true,'arguments':[{'name':'id','value':'w'}],"
                                + "'isUnauthorized':false,'steps':["
                                + "{'name':'Query.wall','request':{},'logs':[]},"
                                + "{'name':'step','request':{'operation':'GetItem','key':{'id':{'S':'w'}}},'result':{'id':'w'},"
                                + "'response':{'id':'w'},'logs':['asking']},"
                                + "{'name':'Query.wall','response':{'id':'w'},'logs':[]}]}],'errors':[],'omitted':0,'omittedErrors':0}");
    }

    @Test
    void trace_namesTheArgumentsOfTheOperationsFields_maskedAndCut() {
        api.headers = Headers.of("Authorization", "secret-signature");
        api.denied.add("fields/paint");
        api.answer("mutation { paint(id: \"secret-signature\") { id } }");
        assertThat(EngineFixture.json(api.details.get(0).path("fields").path(0).path("arguments")))
                .isEqualTo("[{'name':'id','value':'****'}]");
        api.answer("mutation { paint(id: \"%s\") { id } }".formatted("x".repeat(5_000)));
        assertThat(EngineFixture.json(api.details.get(1).path("fields").path(0).path("arguments")))
                .contains("'abridged':['value']", "xx…")
                .hasSizeLessThan(5_000);
    }

    @Test
    void trace_masksCredentials_thatAHandlerWrites() {
        api.headers = Headers.of("Authorization", "secret-signature", "X-Amz-Security-Token", "secret-token");
        api.resolver("Query.wall", """
                export function request(ctx) { console.log(ctx.request.headers); return {headers: ctx.request.headers}; }
                export function response(ctx) { util.error('signed ' + ctx.request.headers.authorization); }""");
        api.answer("{ wall { id } }");
        assertThat(EngineFixture.json(api.details.get(0)))
                .contains("'authorization':'****'", "'x-amz-security-token':'****'", "signed ****")
                .doesNotContain("secret-signature", "secret-token");
    }

    @Test
    void trace_hasTheErrorsOfTheAnswer_byPath() {
        api.responding("Query.wall", "return {id: null};");
        api.answer("{ w: wall { id } }");
        assertThat(EngineFixture.json(api.details.get(0).path("errors").path(0)))
                .contains("'path':'/w/id'", "Cannot return null for non-nullable type");
        api.answer("{ nothing }");
        assertThat(EngineFixture.json(api.details.get(1).path("errors").path(0)))
                .contains("'path':''", "Field 'nothing' in type 'Query' is undefined");
    }

    @Test
    void trace_namesFieldsWithoutAResolver_andLeavesOutWhatIsDeep() {
        api.responding("Query.wall", "return JSON.parse('" + "[".repeat(51) + "]".repeat(51) + "');");
        api.answer("{ wall { id } other }");
        assertThat(EngineFixture.json(api.details.get(0).path("fields").path(0)))
                .contains("'response':'…'", "'abridged':['response']");
        assertThat(EngineFixture.json(api.details.get(0).path("fields").path(1)))
                .isEqualTo("{'path':'/other','type':'Query','field':'other','isAllowed':true}");
    }

    @Test
    void subscriptionOverHttp_isRefused() {
        assertThatThrownBy(() -> api.answer("subscription { painted { id } }"))
                .isInstanceOf(GraphqlException.class)
                .hasMessage("Subscriptions begin with a message on a WebSocket.");
    }
}
