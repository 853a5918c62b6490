package io.criterio.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;

/** A PostgreSQL of the customer's. */
record ConfiguredServer(String jdbcUrl, Optional<String> username, Optional<String> password) {

    private static final String NOT_REACHABLE = "08";
    private static final String NOT_AUTHORISED = "28";
    private static final String NO_SUCH_DATABASE = "3D";

    /**
     * Connects once, to say in a sentence what Quarkus would say in sixty lines. Where the login comes from elsewhere (no
     * user or password among the settings) or the problem is another one, it is left to Quarkus.
     *
     * @throws StoreProblemException when the server is not there or does not let us in
     */
    void check() {
        if (username.isEmpty() || password.isEmpty()) {
            return;
        }
        Properties login = new Properties();
        login.setProperty("user", username.get());
        login.setProperty("password", password.get());
        login.setProperty("connectTimeout", "5");
        login.setProperty("socketTimeout", "10");
        try (Connection connection = new Driver().connect(jdbcUrl, login)) {
            if (connection == null) {
                throw new StoreProblemException(
                        "QUARKUS_DATASOURCE_JDBC_URL is %s; expected jdbc:postgresql://host:port/database."
                                .formatted(withoutParameters()),
                        "Criterio keeps its decisions in PostgreSQL only; leave it out to use the embedded one.");
            }
        } catch (SQLException refused) {
            String state = String.valueOf(refused.getSQLState());
            if (state.startsWith(NOT_REACHABLE)
                    || state.startsWith(NOT_AUTHORISED)
                    || state.startsWith(NO_SUCH_DATABASE)) {
                throw new StoreProblemException(
                        "The PostgreSQL at %s does not let user %s in (%s)."
                                .formatted(withoutParameters(), username.get(), firstLine(refused)),
                        "Check that it runs and QUARKUS_DATASOURCE_JDBC_URL, QUARKUS_DATASOURCE_USERNAME and"
                                + " QUARKUS_DATASOURCE_PASSWORD; leave them out to use the embedded one.",
                        refused);
            }
        }
    }

    /** The lines after it are for PostgreSQL's own developers. */
    private static String firstLine(SQLException refused) {
        return String.valueOf(refused.getMessage()).lines().findFirst().orElse("no reason given");
    }

    /** Parameters may hold a password. */
    private String withoutParameters() {
        int parameters = jdbcUrl.indexOf('?');
        return parameters < 0 ? jdbcUrl : jdbcUrl.substring(0, parameters);
    }

    @Override
    public String toString() {
        return withoutParameters();
    }
}
