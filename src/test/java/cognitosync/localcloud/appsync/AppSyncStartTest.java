package cognitosync.localcloud.appsync;

import static cognitosync.localcloud.appsync.runtime.RuntimeFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.cloudformation.resource.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the service costs: nothing before there is an API, and one check of each code, whatever is restarted. */
class AppSyncStartTest {
    private static final String CODE = "export function request(ctx) { return { payload: `checked` }; }"
            + " export function response(ctx) { return ctx.result; }";

    @AutoClose
    private final AppSyncFixture cloud = new AppSyncFixture();

    /** A use of the service where no template declares an API. */
    public static final class Unused implements Runnable {
        @Override
        public void run() {
            try (AppSyncFixture cloud = new AppSyncFixture()) {
                assertThat(cloud.service().handlers()).isNotEmpty();
                assertThat(cloud.service().inventory().list("", 10)).isEmpty();
                assertThat(cloud.service().webSockets(endpoint -> endpoint)).isNotNull();
                assertThat(cloud.service().endpoint()).isNotNull();
            }
        }
    }

    /** Loads the program's classes again, and records what they need. */
    private static final class Recorder extends ClassLoader {
        private final List<String> loaded = new ArrayList<>();

        Recorder() {
            super(AppSyncStartTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (findLoadedClass(name) == null) {
                    loaded.add(name);
                }
                return name.startsWith("cognitosync.") ? own(name) : super.loadClass(name, resolve);
            }
        }

        private Class<?> own(String name) throws ClassNotFoundException {
            Class<?> present = findLoadedClass(name);
            if (present != null) {
                return present;
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void withoutAnApi_neitherEnginesNorGraphqlAreLoaded() throws Exception {
        Recorder recorder = new Recorder();
        Runnable unused = (Runnable) recorder.loadClass(Unused.class.getName())
                .getDeclaredConstructor()
                .newInstance();
        unused.run();
        assertThat(recorder.loaded)
                .contains(AppSync.class.getName())
                .filteredOn(name -> name.startsWith("graphql.")
                        || name.startsWith("io.roastedroot.")
                        || name.startsWith("run.endive.")
                        || name.startsWith("cognitosync.localcloud.appsync.runtime.QuickJs")
                        || name.startsWith("cognitosync.localcloud.appsync.runtime.CodeChecker"))
                .isEmpty();
    }

    private String api() {
        Resource api = cloud.deploy("GraphQLApi", "{'Name': 'walls', 'AuthenticationType': 'AWS_IAM'}");
        String apiId = api.attributes().get("ApiId").asText();
        cloud.deploy(
                "GraphQLSchema", "{'ApiId': '" + apiId + "', 'Definition': 'type Query { one: String two: String }'}");
        cloud.deploy("DataSource", "{'ApiId': '" + apiId + "', 'Name': 'none', 'Type': 'NONE'}");
        return apiId;
    }

    private Resource resolver(String apiId, String field) {
        return cloud.deploy(
                "Resolver",
                "{'ApiId': '" + apiId + "', 'TypeName': 'Query', 'FieldName': '" + field
                        + "', 'DataSourceName': 'none', 'Code': '" + CODE
                        + "', 'Runtime': {'Name': 'APPSYNC_JS', 'RuntimeVersion': '1.0.0'}}");
    }

    @Test
    void codeIsCheckedOnce_untilTheCheckerChangesOrTheCodeGoes() {
        String apiId = api();
        Resource one = resolver(apiId, "one");
        Resource two = resolver(apiId, "two");
        assertThat(cloud.count("appsync_script")).isEqualTo(1);

        // Tells the script that is kept from one that a check would make.
        assertThat(cloud.update("UPDATE appsync_script SET script = replace(script, 'checked', 'kept')"))
                .isEqualTo(1);
        cloud.restart();
        assertThat(cloud.query(apiId, "{ one }")).isEqualTo(json("{'data': {'one': 'kept'}}"));

        cloud.update("UPDATE appsync_script SET checker = 'another'");
        cloud.restart();
        assertThat(cloud.query(apiId, "{ one }")).isEqualTo(json("{'data': {'one': 'checked'}}"));
        assertThat(cloud.count("appsync_script WHERE script LIKE '%checked%' AND checker <> 'another'"))
                .isEqualTo(1);

        cloud.delete("Resolver", one);
        assertThat(cloud.count("appsync_script")).isEqualTo(1);
        cloud.delete("Resolver", two);
        assertThat(cloud.count("appsync_script")).isZero();
    }

    @Test
    void scriptsOfNoCode_areDeletedAtTheNextStart() {
        String apiId = api();
        cloud.update("INSERT INTO appsync_resolver VALUES (?, 'Query', 'one', 'none', '[]', 'used')", apiId);
        cloud.update("INSERT INTO appsync_function VALUES ('id', ?, 'name', 'none', 'of a function')", apiId);
        for (String code : List.of("used", "of a function", "unused")) {
            cloud.update("INSERT INTO appsync_script VALUES (?, 'checker', 'script')", code);
        }
        cloud.restart();
        assertThat(cloud.count("appsync_script")).isEqualTo(2);
        assertThat(cloud.count("appsync_script WHERE code = 'unused'")).isZero();
    }
}
