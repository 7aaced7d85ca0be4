@echo off
rem Penstock's command line: builds on first use, then starts io.penstock.console.EtlCommand. See the script etl.
rem   JAVA_HOME   the Java to use, 17 or newer; else the java on the PATH
rem   JAVA_OPTS   more options for the JVM; they win over those below
rem   ETL_SCREEN  false where the output goes to a file: no progress bar
setlocal
set "ETL_HOME=%~dp0"
set "ETL_HOME=%ETL_HOME:~0,-1%"
set "ETL_TARGET=%ETL_HOME%\etl-console\target"

if defined JAVA_HOME (set "ETL_JAVA=%JAVA_HOME%\bin\java.exe") else (set "ETL_JAVA=java.exe")
"%ETL_JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo etl: no Java found. Install a JDK, version 17 or newer, or set JAVA_HOME. 1>&2
  exit /b 2
)

set "ETL_FLAGS=-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms64m -Xmx256m -XX:-UsePerfData -Dfile.encoding=UTF-8"
if defined JAVA_OPTS if not "%JAVA_OPTS:GC=%"=="%JAVA_OPTS%" set "ETL_FLAGS=-XX:TieredStopAtLevel=1 -Xms64m -Xmx256m -XX:-UsePerfData -Dfile.encoding=UTF-8"

if exist "%ETL_TARGET%\etl.built" goto start
where mvn >nul 2>&1
if errorlevel 1 (
  echo etl: the program is not built yet, and there is no mvn. Install Maven 3.8.7 or newer. 1>&2
  exit /b 2
)
echo etl: building on first use: mvn -q -Dquick -Dmaven.test.skip package (up to a minute, only now) 1>&2
pushd "%ETL_HOME%"
call mvn -q -Dquick -Dmaven.test.skip -pl etl-console -am package 1>&2
set "ETL_BUILT=%ERRORLEVEL%"
popd
if not "%ETL_BUILT%"=="0" (
  echo etl: the build failed, see above. Maven needs a JDK ^(not a JRE^), version 17 or newer. 1>&2
  exit /b 2
)
"%ETL_JAVA%" %ETL_FLAGS% "-XX:ArchiveClassesAtExit=%ETL_TARGET%\etl.jsa" "-Detl.home=%ETL_HOME%" -cp "%ETL_TARGET%\lib\*" io.penstock.console.EtlCommand demo --rows 3000 --data "%ETL_TARGET%\training" >nul 2>&1
rmdir /s /q "%ETL_TARGET%\training" >nul 2>&1
echo built>"%ETL_TARGET%\etl.built"

:start
if not defined ETL_SCREEN set "ETL_SCREEN=true"
"%ETL_JAVA%" %ETL_FLAGS% "-XX:SharedArchiveFile=%ETL_TARGET%\etl.jsa" -Xshare:auto -Xlog:disable -Xlog:all=error:stderr -Xlog:cds*=off:stderr "-Detl.home=%ETL_HOME%" -Detl.screen=%ETL_SCREEN% %JAVA_OPTS% -cp "%ETL_TARGET%\lib\*" io.penstock.console.EtlCommand %*
exit /b %ERRORLEVEL%
