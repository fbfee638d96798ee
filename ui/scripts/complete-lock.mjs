import fs from 'node:fs';
// After `npm install` behind a registry that holds only this platform's packages: names the other platforms' optional packages too,
// because `npm ci` wants every one of them in the lock (they are skipped by their os and cpu; no integrity is known for them).
const p=new URL('../package-lock.json', import.meta.url);const l=JSON.parse(fs.readFileSync(p));
const pk=l.packages;let n=0;
for(const [k,v] of Object.entries({...pk})){for(const [name,ver] of Object.entries(v.optionalDependencies||{})){const key='node_modules/'+name;if(pk[key])continue;
 const m=/(android|darwin|freebsd|linux|win32|openharmony|sunos|aix|netbsd|openbsd)-?(.*)$/.exec(name);if(!m){console.log('??',name);continue}
 const rest=m[2];const cpu=/^arm64/.test(rest)?'arm64':/^arm/.test(rest)?'arm':/^x64/.test(rest)?'x64':/^ia32/.test(rest)?'ia32':rest.split('-')[0];
 const libc=m[1]==='linux'?(/musl/.test(rest)?['musl']:/gnu/.test(rest)?['glibc']:undefined):undefined;
 pk[key]={version:ver,cpu:[cpu],...(v.dev?{dev:true}:{}),...(libc?{libc}:{}),license:v.license,optional:true,os:[m[1]]};n++}}
l.packages=Object.fromEntries(Object.entries(pk).sort(([a],[b])=>a<b?-1:1));
fs.writeFileSync(p,JSON.stringify(l,null,2)+'\n');console.log('added',n);
